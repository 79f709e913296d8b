package org.tousaidants.outreach.mobilevisits;

import java.util.UUID;

/// « Tournée itinérante » — a bus or a person who travels, by its public name.
public record MobileTour(UUID id, String name, String phone) {}
