package org.tousaidants.platform.identity;

/// « À consigner » — an event that the journal writes down, in the transaction of the act. The room that publishes it
/// words its act in its message files: `journal.act.places.corrected`.
public interface Noted {
    Note note();
}
