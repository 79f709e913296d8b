package org.tousaidants.places.upkeep;

import org.tousaidants.platform.identity.Role;

/// What somebody is for a place when they do something for its sheet.
enum Who {
    PUBLIC,
    CARETAKER,
    HELPER,
    COORDINATOR,
    SYSTEM;

    static Who of(Role role) {
        return switch (role) {
            case COORDINATOR -> COORDINATOR;
            case HELPER -> HELPER;
        };
    }
}
