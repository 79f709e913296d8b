package org.tousaidants.platform.identity;

/// « À consigner » — an event that is logged in the transaction that publishes it. The publishing package has the
/// text of the event in its message files, such as `journal.act.places.corrected`.
public interface JournalledEvent {
    JournalEventNote note();
}
