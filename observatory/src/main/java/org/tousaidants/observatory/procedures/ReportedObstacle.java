package org.tousaidants.observatory.procedures;

import java.util.Locale;
import org.tousaidants.support.activitylog.Obstacle;

/// « Blocage » — the step where a procedure stopped a person, and the reason; never the person.
record ReportedObstacle(String procedure, Step step, Obstacle why, Ended ended, int minutes) {
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
