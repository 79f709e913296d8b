package org.tousaidants.places.upkeep;

import org.tousaidants.platform.identity.Role;

/// The relation of a person to a place when the person contributes to its sheet.
enum PersonPlaceRelation {
    PUBLIC,
    CARETAKER,
    HELPER,
    COORDINATOR,
    SYSTEM;

    static PersonPlaceRelation of(Role role) {
        return switch (role) {
            case COORDINATOR -> COORDINATOR;
            case HELPER -> HELPER;
            case FUNDER, DATA, READER, NEWCOMER -> PUBLIC;
        };
    }
}
