package org.tousaidants.reach.schedule;

import java.util.UUID;

/// « Tournée itinérante » — the bus or the person who goes round, by its public name.
public record Round(UUID id, String name, String phone) {}
