package org.tousaidants.label.observations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.Label.Fact;
import org.tousaidants.rules.protocol.Label.FactType;

/// « Constat, comme on le lit » — an observation to show: the question of the label, the value and the
/// observer.
public record ObservationRow(Observation sighting, String question, String value, String who) {
    /// @param facts the facts that the current rules ask for; another one is shown with its id
    /// @param names names of the observers by account; a closed account has none
    public static ObservationRow of(Observation one, List<Fact> facts, Map<UUID, String> names, Page page) {
        var fact = facts.stream().filter(each -> each.id().equals(one.fact())).findFirst();
        return new ObservationRow(
                one,
                page.french(fact.map(Fact::question).orElse(one.fact())),
                fact.filter(each -> each.type() == FactType.YES_NO).isPresent()
                        ? page.t(one.value() == 0 ? "dossiers.no" : "dossiers.yes")
                        : page.number(one.value()),
                names.getOrDefault(one.by(), page.t("dossiers.gone")));
    }
}
