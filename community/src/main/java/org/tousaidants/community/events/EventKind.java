package org.tousaidants.community.events;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.EnumConstantName;

/// « Genre d’événement » — the kind of an event; the list of events is filtered by it.
enum EventKind {
    /// A day or half a day of the whole network.
    DAY("journee"),
    MEETING("rencontre"),
    WORKSHOP("atelier"),
    /// A repair workshop (« repair café »): people bring a device and repair it with others.
    REPAIR("reparation"),
    /// Helpers think about their practice together; nothing is kept about anybody (see [PracticeAnalysis]).
    ANALYSIS("analyse");

    /// The kinds of events that people book a seat for.
    static final List<EventKind> BOOKED =
            Arrays.stream(values()).filter(kind -> kind != ANALYSIS).toList();

    private final String parameter;

    EventKind(String parameter) {
        this.parameter = parameter;
    }

    /// The value in an address; it never changes.
    String parameter() {
        return parameter;
    }

    String key() {
        return "events.kind." + EnumConstantName.low(this);
    }

    static Optional<EventKind> of(String parameter) {
        return Arrays.stream(values())
                .filter(kind -> kind.parameter.equals(parameter))
                .findFirst();
    }
}
