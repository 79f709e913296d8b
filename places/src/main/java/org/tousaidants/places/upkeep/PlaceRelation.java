package org.tousaidants.places.upkeep;

import org.tousaidants.platform.identity.Role;

/// The relation of a person to a place when they do something for its sheet.
enum PlaceRelation {
    PUBLIC,
    CARETAKER,
    HELPER,
    COORDINATOR,
    SYSTEM;

    static PlaceRelation of(Role role) {
        return switch (role) {
            case COORDINATOR -> COORDINATOR;
            case HELPER -> HELPER;
            case FUNDER, DATA, READER, NEWCOMER -> PUBLIC;
        };
    }
}
