package org.tousaidants.find.opendata;

import java.util.List;

/// « Erreur de requête » — what is wrong with one parameter, and what would be right. `value` is cut: the sender of
/// a long text knows what it was.
sealed interface QueryMistake {
    int LONGEST = 100;

    String parameter();

    record Unknown(String parameter) implements QueryMistake {
        public Unknown {
            parameter = cut(parameter);
        }
    }

    record Repeated(String parameter) implements QueryMistake {}

    /// `allowed` is empty when the form of a value is told in words.
    record Refused(String parameter, String value, List<String> allowed) implements QueryMistake {
        public Refused {
            value = cut(value);
        }
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
