package org.tousaidants.listing;

import java.util.UUID;

/// « Accord changé » — somebody agreed to be seen (`act` is `agreed`), or took it back (`withdrawn`).
public record ConsentChanged(String network, UUID helper, String act, UUID by) {}
