package org.tousaidants.core.territory;

/// Normalises the name of a commune: « Sᵗ-Jean d'Angély », « ST JEAN D ANGELY » and « Saint-Jean-d’Angély » all
/// become `saint jean d angely`.
final class CommuneNameNormaliser {
    /// Maximum length of a name in characters. The longest name of France has 45; longer input is meaningless or
    /// malicious.
    private static final int LONGEST = 100;

    private static final String[] ARTICLES = {"le ", "la ", "les ", "l "};

    private CommuneNameNormaliser() {}

    static String fold(String text) {
        var out = new StringBuilder(Math.min(text.length(), LONGEST) + 8);
        var start = 0;
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            var c = text.charAt(i);
            if (c >= 0x300 && c <= 0x36F) continue;
            var length = out.length();
            AccentRemoval.append(out, c);
            if (out.length() > length || length == start) continue;
            expand(out, start, c == '/');
            out.append(' ');
            start = out.length();
        }
        expand(out, start, false);
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') out.setLength(out.length() - 1);
        return out.toString();
    }

    /// Returns the number of characters of the article at the beginning of the name, including its space,
    /// because people write « Rochelle » and « Mans ».
    static int articleLength(String folded) {
        for (var article : ARTICLES) if (folded.startsWith(article)) return article.length();
        return 0;
    }

    /// Returns the name without small words, because files write « CHATEAU OLERON » for « Le Château-d'Oléron ».
    static String withoutSmallWords(String folded) {
        var out = new StringBuilder(folded.length());
        for (var word : folded.split(" ")) {
            switch (word) {
                case "le", "la", "les", "l", "de", "du", "des", "d", "en", "et", "a", "au", "aux" -> {}
                default -> out.append(out.isEmpty() ? "" : " ").append(word);
            }
        }
        return out.toString();
    }

    static boolean hasDigit(String word) {
        return word.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void expand(StringBuilder out, int start, boolean slash) {
        var word = out.length() - start > 4 ? "" : out.substring(start);
        var whole = switch (word) {
            case "st" -> "saint";
            case "ste" -> "sainte";
            case "sts" -> "saints";
            case "stes" -> "saintes";
            case "s" -> slash ? "sur" : word;
            default -> word;
        };
        if (!whole.equals(word)) out.replace(start, out.length(), whole);
    }
}
