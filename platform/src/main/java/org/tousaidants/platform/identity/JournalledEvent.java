package org.tousaidants.platform.identity;

/// « À consigner » — an event that the journal records, in the transaction of the act. The package that publishes
/// it words its act in its message files: `journal.act.places.corrected`.
public interface JournalledEvent {
    JournalNote note();
}
