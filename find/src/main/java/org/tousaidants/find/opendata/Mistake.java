package org.tousaidants.find.opendata;

import java.util.List;

/// « Erreur de requête » — what is wrong with one parameter, and what would be right. `value` is cut: the sender of
/// a long text knows what it was.
sealed interface Mistake {
    int LONGEST = 100;

    String parameter();

    record Unknown(String parameter) implements Mistake {
        public Unknown {
            parameter = cut(parameter);
        }
    }

    record Repeated(String parameter) implements Mistake {}

    /// `allowed` is empty when the form of a value is told in words.
    record Refused(String parameter, String value, List<String> allowed) implements Mistake {
        public Refused {
            value = cut(value);
        }
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
