package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.rules.judging.Dossier;

/// « Dossier d’aidant·e » — a helper with the facts known about them.
///
/// @param helper id of the file
public record HelperDossier(UUID helper, UUID account, Dossier dossier) {}
