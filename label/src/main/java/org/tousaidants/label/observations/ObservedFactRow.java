package org.tousaidants.label.observations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;

/// « Constat, comme on le lit » — an observation to show: the question of the label, the value, and the name of the
/// observer.
public record ObservedFactRow(ObservedFact sighting, String question, String value, String who) {
    /// Returns an observation in words.
    ///
    /// @param one the observation
    /// @param facts facts that the current rules ask for; any other fact is shown with its id
    /// @param names names of the observers by account; a closed account has no name
    public static ObservedFactRow of(ObservedFact one, List<LabelFact> facts, Map<UUID, String> names, Page page) {
        var fact = facts.stream().filter(each -> each.id().equals(one.fact())).findFirst();
        return new ObservedFactRow(
                one,
                page.french(fact.map(LabelFact::question).orElse(one.fact())),
                fact.filter(each -> each.type() == LabelFactType.YES_NO).isPresent()
                        ? page.t(one.value() == 0 ? "dossiers.no" : "dossiers.yes")
                        : page.number(one.value()),
                names.getOrDefault(one.by(), page.t("dossiers.gone")));
    }
}
