package org.tousaidants.observatory.procedures;

import java.util.Locale;

/// « Blocage » — where a procedure stopped somebody, and why; never whom.
record Obstacle(String procedure, Step step, Why why, Ended ended, int minutes) {
    enum Step {
        FIND,
        SIGN_IN,
        IDENTIFY,
        FILL,
        ATTACH,
        SEND,
        FOLLOW,
        ANSWER
    }

    enum Why {
        ACCOUNT,
        IDENTITY,
        PASSWORD,
        DOCUMENT,
        LANGUAGE,
        DEVICE,
        NETWORK,
        COUNTER,
        LETTER
    }

    enum Ended {
        SOLVED,
        GIVEN_UP,
        WAITING
    }

    static String key(Enum<?> one) {
        return "procedures." + one.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + one.name();
    }
}
