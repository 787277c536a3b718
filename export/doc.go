// Package export writes documents and graphs in the formats that other programs
// read.
//
//	w, err := export.Documents("turtle", export.Single(os.Stdout), export.Options{})
//	for doc, err := range x.Documents(ctx, articles) {
//		err = w.Write(doc)
//	}
//	err = w.Close()
//
//	err = export.Graph("graphml", export.Single(file), &g, export.Options{})
//
// [Formats] lists them. Documents are written as they come; nothing is kept of
// them but their ids. The same input gives the same bytes.
//
// # Positions
//
// Positions are bytes of the article's text everywhere in this module. Where a
// format counts characters (code points), they are converted, which needs the
// text: a Document that was decoded from JSON gets it by
// [actant.Document.Attach].
//
//   - JSON lines, CSV, GraphML, Neo4j: bytes.
//   - RDF: a Web Annotation DataPositionSelector counts bytes and is always
//     there; a TextPositionSelector counts characters and is there when the text
//     is known; a TextQuoteSelector has the words of a mention.
//   - brat: characters. CoNLL-U: words; TokenRange in MISC has their bytes.
//
// A byte that is no character of UTF-8 counts as one character and is written as
// U+FFFD.
//
// # RDF
//
// JSON-LD, Turtle and N-Quads say the same triples. In N-Quads and JSON-LD each
// article is a named graph, named like the article: its id where that is an
// address of the web, otherwise [Options].Base, "article/" and the id. There are
// no blank nodes: what is in an article is named by fragments (#entity-e4,
// #mention-e4-0, #relation-2, #place-25-39). An article is a
// schema:NewsArticle and a prov:Entity; a mention is an oa:Annotation whose body
// is an entity and whose target is a place in the article; a relation is an
// act:Relation of its type with an argument for each role, derived from the
// article and attributed to whom it names as saying so.
//
// A relation that an article tells as a fact (positive, actual, attributed to
// nobody) is said again in the words of schema.org and of Wikidata's properties
// where these have any: <Kim> wdt:P39 <leader>. vocabulary.txt has the mapping.
// Denied, alleged, possible, future and attributed relations are not, as those
// words cannot tell them from facts.
//
// # GraphML and DOT
//
// A relation of two arguments is an edge from the first to the second. Any other
// is a node, with an edge to each argument that is labelled with its role. Each
// article is a graph of its own (GraphML) or a cluster (DOT). DOT leaves out what
// takes part in no relation.
//
// # Neo4j
//
// The two files are read by
//
//	neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv
//
// Articles, entities and relations are nodes. MENTIONED_IN, STATED_IN, SAID_BY
// and CONTRADICTED_IN join them; relations are joined to their arguments by
// relationships named after the roles (GIVER), and the first two arguments of a
// relation by one named after its type (GIFTED). Line breaks in texts become
// spaces, and ";" in lists becomes ",", for which the import has no escape.
//
// # CoNLL-U
//
// Mentions stand in MISC as brackets, in the way of CorefUD 1.0 and GUM:
// Entity=(e1-PERSON-2-name-Vladimir_Putin) has the entity's id, its type, which
// word of the mention is its head, the kind of the mention, and the entity's name
// or id in a knowledge base. "-", brackets, "|", "=" and "," in these are
// percent-encoded. Entities without coreference are
// there too. Of two mentions of one entity that cross, the later is its head alone,
// as brackets of one entity can only nest.
//
// # CSV
//
// Tables refer to each other by the article's id and the number or id within it.
// Spreadsheets run a cell as a formula when it begins with =, +, -, @ and the
// like, and articles are written by strangers. Such cells get an apostrophe
// before them, as do those that begin with one: taking one apostrophe from the
// front of a cell that has it gives every text back. [Options].Verbatim leaves
// all cells as they are.
//
// # Hostile text
//
// Every format's own escapes are used, so that a name can never end its field. In
// RDF, JSON and GraphML controls and marks that turn the direction of writing are
// escaped, and read back as they were, but for NUL and noncharacters in RDF, which
// its parsers refuse and which become U+FFFD. XML cannot say most controls: these become
// U+FFFD in GraphML. CoNLL-U has U+FFFD for both, DOT a square. A document's id never
// leads out of the folder that is written.
//
// # Concurrency
//
// A [Writer] belongs to one goroutine; any number of them may work at once.
package export
