package org.tousaidants.drafts;

import java.util.UUID;

/// « Dossiers lus » — somebody read so many dossiers of helpers to know what rules would do: by name (`impact`), or
/// took
/// them without names (`file`).
public record DossiersRead(String network, UUID reader, int dossiers, String purpose) {}
