package org.tousaidants.pix;

import java.util.UUID;

/// « Niveaux lus » — somebody read the names and levels of people: the rows of a file, or what one helper proved.
///
/// @param subject `file …` or `helper …`
public record ProofsRead(String network, UUID reader, String subject, int people) {}
