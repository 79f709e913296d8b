package org.tousaidants.platform.identity;

/// « À consigner » — an event that is logged in the transaction of the act. The publishing package has its text
/// in its message files: `journal.act.places.corrected`.
public interface JournalledEvent {
    JournalNote note();
}
