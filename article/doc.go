// Package article finds the news story in the text of a published page.
//
// A page's text has more than the story: menus, the headline (often twice), a
// standfirst, bylines, captions, share and subscribe prompts, links to other
// stories inside it, and after it teasers, comment forms and legal notices.
// [Read] tells them apart and says where the story's paragraphs are, what its
// headline, dateline and byline are, who published it, and when.
//
//	page := article.Read(text, article.Options{})
//	for _, s := range page.Body {
//		fmt.Println(text[s.Start:s.End]) // a paragraph
//	}
//
// # Positions
//
// Every position is a [Span], a half-open range of byte offsets into the text
// as given. Body spans are sorted, disjoint, trimmed of white space and on rune
// boundaries; a paragraph is one span, hard-wrapped lines are joined, and a
// paragraph with furniture glued into it is the spans around that.
//
// # Method
//
// Lines become blocks (wrapped lines are joined), blocks are cut into segments
// where a sentence ends without a space after it, where a prompt begins or
// ends, and around shortcodes and markup. Each segment gets a score, the log
// odds of being story rather than furniture, from features of its own (length,
// closing punctuation, share of function words, capitals, dates, links,
// phrases of the lexicon "page-furniture") and of its surroundings (repetition,
// neighbours). The best path through a four-state model (before the story,
// story, interruption, after the story) decides; it is found by Viterbi's
// algorithm, as in the sequence labelling of web pages by Marek, Pecina and
// Spousta, "Web page cleaning with conditional random fields" (WAC3, 2007); the
// features follow Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection
// using shallow text features" (WSDM 2010). The weights are set by hand.
//
// The date is read from the page's own words only: labels, lines that are a
// date, datelines. It is never taken from the clock, nor from the story's
// sentences, nor from teasers.
//
// All functions are safe for concurrent use and linear in the text's length.
package article
