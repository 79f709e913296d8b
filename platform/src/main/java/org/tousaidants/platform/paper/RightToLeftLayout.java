package org.tousaidants.platform.paper;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// « De droite à gauche » — lays out an Arabic or Hebrew name in a French document (bidirectional text). It uses
/// only the JDK, because the corresponding module of the PDF library needs 14 MB of ICU.
final class RightToLeftLayout implements BidiReorderer {
    private static final String MIRRORED = "()[]{}<>«»";

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    /// Returns the text with Arabic letters in their contextual forms, which the fonts contain.
    @Override
    public String shapeText(String text) {
        return ArabicLetterForms.joined(text);
    }

    @Override
    public String deshapeText(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// Returns the text in visual order, from left to right: the last letter first, numbers unchanged.
    @Override
    public String reorderRTLTextToLTR(String text) {
        var bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
        var out = new StringBuilder(text.length());
        for (var run = bidi.getRunCount() - 1; run >= 0; run--) {
            var part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            out.append(bidi.getRunLevel(run) % 2 == 0 ? part : reversed(part));
        }
        return out.toString();
    }

    private static CharSequence reversed(String part) {
        var out = new StringBuilder(part).reverse();
        for (var at = 0; at < out.length(); at++) {
            var mirrored = MIRRORED.indexOf(out.charAt(at));
            if (mirrored >= 0) out.setCharAt(at, MIRRORED.charAt(mirrored ^ 1));
        }
        return out;
    }

    /// The parts of a paragraph by direction of writing. A number within a right-to-left part belongs to this
    /// part, because the library would otherwise place it after the part.
    static final class TextDirectionRuns implements BidiSplitter {
        private List<BidiTextRun> runs = List.of();

        @Override
        public void setParagraph(String paragraph, byte direction) {
            var bidi = new Bidi(
                    paragraph,
                    switch (direction) {
                        case LTR -> Bidi.DIRECTION_LEFT_TO_RIGHT;
                        case RTL -> Bidi.DIRECTION_RIGHT_TO_LEFT;
                        default -> Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
                    });
            var found = new ArrayList<BidiTextRun>();
            for (int run = 0, next; run < bidi.getRunCount(); run = next) {
                next = run + 1;
                var right = bidi.getRunLevel(run) > 0;
                while (next < bidi.getRunCount() && bidi.getRunLevel(next) > 0 == right) next++;
                var start = bidi.getRunStart(run);
                found.add(new BidiTextRun(start, bidi.getRunLimit(next - 1) - start, right ? RTL : LTR));
            }
            runs = List.copyOf(found);
        }

        @Override
        public int countTextRuns() {
            return runs.size();
        }

        /// Returns one of the parts of the paragraph. The parts are numbered in the order of the text; the
        /// caller sorts them for display.
        ///
        /// @param run number of the part
        @Override
        public BidiTextRun getVisualRun(int run) {
            return runs.get(run);
        }

        /// Returns « left to right » as the direction of every paragraph, because a French document begins
        /// at the left, even if a paragraph begins with an Arabic or Hebrew name.
        @Override
        public byte getBaseDirection(String paragraph) {
            return LTR;
        }
    }
}
