package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.rules.judging.LabelDossier;

/// « Dossier d’aidant·e » — a helper with all known facts about them, which are judged by the rules of the label.
///
/// @param helper id of the file
public record HelperLabelDossier(UUID helper, UUID account, LabelDossier dossier) {}
