package org.tousaidants.outreach.mobilevisits;

import java.util.UUID;

/// « Tournée itinérante » — a bus or a travelling person who gives help, with the public name.
public record HelpBusTour(UUID id, String name, String phone) {}
