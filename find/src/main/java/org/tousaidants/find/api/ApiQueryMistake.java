package org.tousaidants.find.api;

import java.util.List;

/// « Erreur de requête » — the mistake in one parameter, and the expected value. `value` may be shortened.
sealed interface ApiQueryMistake {
    int LONGEST = 100;

    String parameter();

    record UnknownParameter(String parameter) implements ApiQueryMistake {
        public UnknownParameter {
            parameter = cut(parameter);
        }
    }

    record RepeatedParameter(String parameter) implements ApiQueryMistake {}

    /// The value is not accepted; `allowed` lists the accepted values and is empty if the format is described in
    /// words.
    record UnknownParameterValue(String parameter, String value, List<String> allowed) implements ApiQueryMistake {
        public UnknownParameterValue {
            value = cut(value);
        }
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
