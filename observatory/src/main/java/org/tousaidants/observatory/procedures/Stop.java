package org.tousaidants.observatory.procedures;

import java.util.Locale;
import org.tousaidants.path.actsofhelp.Obstacle;

/// « Blocage » — where a procedure stopped a person, and why; never whom.
record Stop(String procedure, Step step, Obstacle why, Ended ended, int minutes) {
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

    enum Ended {
        SOLVED,
        GIVEN_UP,
        WAITING
    }

    static String key(Enum<?> one) {
        return "procedures." + one.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + one.name();
    }
}
