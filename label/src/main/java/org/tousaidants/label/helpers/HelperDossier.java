package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.label.rules.Dossier;

/// « Dossier d’aidant·e » — whose it is, and what is known.
///
/// @param helper the id of the file
public record HelperDossier(UUID helper, UUID account, Dossier dossier) {}
