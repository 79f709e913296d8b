package org.tousaidants.interviews;

import java.util.UUID;

/// « Entretiens de pairs lus » — a coordinator read who meets whom.
public record InterviewsRead(String network, UUID reader, int interviews) {}
