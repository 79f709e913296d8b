package org.tousaidants.find.api;

import java.util.List;

/// « Erreur de requête » — the mistake in one parameter, and the expected value. `value` may be cut.
sealed interface ApiQueryMistake {
    int LONGEST = 100;

    String parameter();

    record Unknown(String parameter) implements ApiQueryMistake {
        public Unknown {
            parameter = cut(parameter);
        }
    }

    record Repeated(String parameter) implements ApiQueryMistake {}

    /// `allowed` is empty if the format is described in words.
    record UnknownValue(String parameter, String value, List<String> allowed) implements ApiQueryMistake {
        public UnknownValue {
            value = cut(value);
        }
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
