package org.tousaidants.pix;

import java.util.UUID;

/// « Fichier Pix reçu ou abandonné » — `brought` or `abandoned`.
public record PixFileMoved(String network, UUID by, String act, UUID file, int rows) {}
