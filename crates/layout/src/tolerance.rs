//! Every threshold of the layout, with its unit and its reason. An em is the size of the font.

/// Filled areas thinner than this, in points, are lines: Word draws borders as filled rectangles of up to 2.25 points, and no cell
/// is so low.
pub(crate) const RULE_THICKEST: f32 = 3.0;

/// Edges within this distance, in points, are one: doubled lines, and cells whose borders are drawn one by one.
pub(crate) const SNAP: f32 = 2.0;

/// Columns and rows narrower than this, in points, lie between the two lines of a double border.
pub(crate) const GRID_NARROWEST: f32 = 3.0;

/// Pieces of a line may lie so far apart, in points: the squares at the corners of Word's borders are drawn apart.
pub(crate) const JOIN: f32 = 3.0;

/// Dashes are at most so long and so far apart, in points.
pub(crate) const DASH: f32 = 8.0;

/// Joined lines shorter than this, in points, are ticks, dots and strokes of letters: no cell is so small.
pub(crate) const RULE_SHORTEST: f32 = 6.0;

/// A wall parts two cells where lines cover so much of it: corners are often left open.
pub(crate) const WALL_COVERED: f32 = 0.6;

/// A fill is a cell's where it covers so much of it.
pub(crate) const FILL_COVERS: f32 = 0.6;

/// Without a space between, letters farther apart than this, in ems, are two words. In files of Word, Chromium, Typst and
/// `LibreOffice` kerning stays below 0.1, the narrowest justified space above 0.17.
pub(crate) const WORD_GAP: f32 = 0.15;

/// A space that is narrower than this, in ems, was drawn over: the next letter was set back on it.
pub(crate) const SPACE_NARROWEST: f32 = 0.03;

/// Letters whose baselines are closer than this, in ems, stand on one baseline; footnote marks are raised by 0.3 and more.
pub(crate) const BASELINE: f32 = 0.12;

/// Words whose baselines are closer than this, in ems of the smaller one, stand in one line.
pub(crate) const LINE: f32 = 0.3;

/// Lines whose baselines are closer than this, in heights of a line, stand on one level of the page.
pub(crate) const LEVEL: f32 = 0.35;

/// A mark is at most so large, in ems of the word it stands at.
pub(crate) const MARK_LARGEST: f32 = 0.8;

/// A mark is raised by at most so much, in ems of the word that it stands at.
pub(crate) const MARK_RAISED: f32 = 0.75;

/// A mark is lowered by at most so much, in ems of the word that it stands at.
pub(crate) const MARK_LOWERED: f32 = 0.35;

/// A mark stands at most so far from its word, in ems.
pub(crate) const MARK_GAP: f32 = 0.5;

/// The same letters painted again within this distance, in ems, make them bold or give them a shadow.
pub(crate) const TWICE: f32 = 0.12;

/// From this width on, in ems, a gap parts columns whatever else the line holds.
pub(crate) const COLUMN_GAP: f32 = 1.5;

/// From this width on, in ems, a gap parts columns where the usual gap of the line is clearly narrower: Lapua prints columns of
/// numbers 0.8 apart, and two spaces after a full stop are 0.56 wide.
pub(crate) const COLUMN_GAP_LEAST: f32 = 0.6;

/// A gap that is not so many times wider than the line's usual gap parts words: two spaces in justified text are twice as wide.
pub(crate) const JUSTIFIED: f32 = 2.2;

/// Where a free line has two gaps or fewer, its usual gap is at most so wide, in ems: there is too little to tell.
pub(crate) const USUAL_GAP_MOST: f32 = 0.45;

/// White space that runs through all rows of a table parts columns from this width on, in points.
pub(crate) const OPEN_GAP: f32 = 6.0;

/// As [`OPEN_GAP`], in ems of the largest letter.
pub(crate) const OPEN_GAP_EMS: f32 = 0.6;

/// Letters reach so far above the baseline, in ems.
pub(crate) const ASCENT: f32 = 0.78;

/// Letters reach so far below the baseline, in ems.
pub(crate) const DESCENT: f32 = 0.22;

/// The middle of small letters lies so far above the baseline, in ems.
pub(crate) const MIDDLE: f32 = 0.25;

/// From baseline to baseline where nothing else tells, in ems: the line spacing of Arial, Liberation Sans and Times New Roman.
pub(crate) const PITCH: f32 = 1.15;

/// Free text: so much more than the usual distance of baselines, in parts of it, is an empty line.
pub(crate) const BLANK_IN_TEXT: f32 = 0.6;

/// Cells: so much more than the usual distance of baselines, in parts of it, begins a paragraph. Paragraphs in the cells of Pori's
/// cards stand 2.4 points apart on a distance of 9.2.
pub(crate) const BLANK_IN_CELL: f32 = 0.18;

/// At most so many empty lines are worth a distance.
pub(crate) const BLANK_MOST: f32 = 5.0;

/// A character column is at least so wide, in points: narrower ones would only lengthen lines.
pub(crate) const CHARACTER_NARROWEST: f32 = 2.0;

/// A character column where no line has columns, in points.
pub(crate) const CHARACTER: f32 = 5.0;

/// Colours are white when each of red, green and blue is at least this: paper shows no difference.
pub(crate) const WHITE: u8 = 250;

/// Less opaque than this is not seen.
pub(crate) const OPAQUE_LEAST: f32 = 0.04;

/// A row of a table without lines between columns may take so much of the page's height: a taller one is a frame around text.
pub(crate) const ROW_TALLEST: f32 = 0.5;

/// So many letters must be hidden on a page to be worth a note: stray full stops and clipped tails of words are not.
pub(crate) const HIDDEN_LETTERS: usize = 8;

/// More than this part of a page's glyphs without a letter is worth a note.
pub(crate) const BROKEN_PART: f32 = 0.2;

/// A heading stands at most so far above its table, or a remark below it, in ems.
pub(crate) const HEADING_AWAY: f32 = 2.5;

/// A heading stands at most so far out at the sides of its table, in points.
pub(crate) const HEADING_BESIDE: f32 = 6.0;

/// White space between columns of text is at least so wide, in ems: Word's is 1.25 centimetres, newsletters go down to 5 millimetres.
pub(crate) const GUTTER: f32 = 1.2;

/// As [`GUTTER`], for the longest lines of a column: some programs let hyphens and full stops stand out at the right.
pub(crate) const GUTTER_TIGHTEST: f32 = 0.5;

/// The lines of a column begin within this distance, in points.
pub(crate) const SAME_EDGE: f32 = 1.0;

/// A column of text has at least so many lines.
pub(crate) const COLUMN_LINES: usize = 6;

/// A column of text is at least so wide, in ems: columns of labels and values are narrower.
pub(crate) const COLUMN_NARROWEST: f32 = 12.0;

/// Text in columns wraps at least so often in each: once may be chance.
pub(crate) const COLUMN_WRAPS: usize = 2;

/// So many paragraphs of each column begin where none beside them does, or one at least amid another: fewer may be chance.
pub(crate) const COLUMN_STARTS: usize = 4;

/// So large a part of each column's paragraphs begins where none beside them does: in a table, those of one side all begin with a row.
pub(crate) const STARTS_APART: f32 = 0.5;

/// A row of a table leaves so much more room on one side above than on the other, in ems.
pub(crate) const HOLE: f32 = 1.0;

/// So large a part of the paragraphs may begin at once below unlike gaps: in text by chance, in a table at each row.
pub(crate) const HOLES_FEWEST: f32 = 0.2;

/// White space over the whole width that is so high, in ems, parts heads and feet from text.
pub(crate) const PART_GAP: f32 = 2.0;

/// A bullet's line goes on in a line that stands at most so far below, in ems.
pub(crate) const WRAP_DISTANCE: f32 = 1.8;

/// A line that goes on in the next one fills at least this part of its column.
pub(crate) const WRAP_FILLED: f32 = 0.6;

/// A line that goes on in the next one has at least so many words: labels of cards have fewer.
pub(crate) const WRAP_WORDS: usize = 3;

/// A bullet is at least so high, in ems: smaller dots lead from a name to its page.
pub(crate) const BULLET_SMALLEST: f32 = 0.15;

/// A bullet is at most so high, in ems: Chromium's are 0.32, signals that stand for a status 0.6 and more.
pub(crate) const BULLET_LARGEST: f32 = 0.5;

/// The middle of a bullet lies at least so far above the baseline, in ems.
pub(crate) const BULLET_LOWEST: f32 = 0.1;

/// The middle of a bullet lies at most so far above the baseline, in ems.
pub(crate) const BULLET_HIGHEST: f32 = 0.5;

/// A bullet ends at least so far before its word, in ems.
pub(crate) const BULLET_NEAREST: f32 = 0.15;

/// A bullet ends at most so far before its word, in ems: Chromium's do 0.8.
pub(crate) const BULLET_AWAY: f32 = 2.0;
