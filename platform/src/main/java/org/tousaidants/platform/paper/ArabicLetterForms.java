package org.tousaidants.platform.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// « Lettres liées » — determines the contextual forms of Arabic letters: isolated, final, initial and medial. The
/// Unicode names in the JDK contain the form of each character.
final class ArabicLetterForms {
    private static final int ALONE = 0;
    private static final int END = 1;
    private static final int BEGINNING = 2;
    private static final int MIDDLE = 3;
    private static final String[] NAMES = {" ISOLATED FORM", " FINAL FORM", " INITIAL FORM", " MEDIAL FORM"};

    private static final char LAM = 'ل';
    /// The elongation character (tatweel).
    private static final char TATWEEL = 'ـ';

    private ArabicLetterForms() {}

    static String joined(String text) {
        if (text.chars().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)) return text;
        var out = new StringBuilder(text.length());
        var reached = false;
        for (int at = 0, end; at < text.length(); at = end) {
            end = at + (text.charAt(at) == LAM && at + 1 < text.length() && forms(text, at, at + 2) != null ? 2 : 1);
            if (isMark(text.charAt(at))) {
                out.append(text.charAt(at));
                continue;
            }
            var forms = forms(text, at, end);
            if (forms == null) {
                reached = text.charAt(at) == TATWEEL && isReached(text, end);
                out.append(text.charAt(at));
                continue;
            }
            var reaches = forms[BEGINNING] != 0 && isReached(text, end);
            out.append(forms[reached ? reaches ? MIDDLE : END : reaches ? BEGINNING : ALONE]);
            reached = reaches;
        }
        return out.toString();
    }

    static boolean isMark(int sign) {
        return Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    /// Returns whether a letter of an Arabic text joins to the letter before it.
    ///
    /// @param from index of the letter
    private static boolean isReached(String text, int from) {
        var at = from;
        while (at < text.length() && isMark(text.charAt(at))) at++;
        if (at == text.length()) return false;
        var forms = forms(text, at, at + 1);
        return text.charAt(at) == TATWEEL || forms != null && forms[END] != 0;
    }

    private static char @Nullable [] forms(String text, int from, int to) {
        return ArabicLetterFormTable.FORMS.get(text.substring(from, to));
    }

    /// The table of letter forms, which is loaded when the first Arabic name is printed.
    private static final class ArabicLetterFormTable {
        private static final Map<String, char[]> FORMS = new HashMap<>();

        static {
            for (var sign = '\ufb50'; sign <= '\ufefc'; sign++) {
                var name = Character.getName(sign);
                // Lam with alef maksura is excluded: Unicode has a ligature for it, but none of the
                // fonts of this product contains it, so « على » is written with three letters.
                if (name == null || !name.matches("ARABIC (LETTER|LIGATURE LAM WITH ALEF(?! MAKSURA)).*")) continue;
                for (var form = 0; form < NAMES.length; form++)
                    if (name.endsWith(NAMES[form]))
                        FORMS.computeIfAbsent(
                                        Normalizer.normalize(String.valueOf(sign), Normalizer.Form.NFKC),
                                        letter -> new char[4])[form] = sign;
            }
        }
    }
}
