package org.tousaidants.label.dossiers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.label.rules.Label.Fact;
import org.tousaidants.label.rules.Label.FactType;
import org.tousaidants.platform.web.Page;

/// « Constat, comme on le lit » — the question of the label, what was seen and who saw it.
public record SeenLine(Sighting sighting, String question, String value, String who) {
    /// @param facts that the rules in force ask about; another stands under its id
    /// @param names of those who saw; an account that is closed has none
    public static SeenLine of(Sighting one, List<Fact> facts, Map<UUID, String> names, Page page) {
        var fact = facts.stream().filter(each -> each.id().equals(one.fact())).findFirst();
        return new SeenLine(
                one,
                page.french(fact.map(Fact::question).orElse(one.fact())),
                fact.filter(each -> each.type() == FactType.YES_NO).isPresent()
                        ? page.t(one.value() == 0 ? "dossiers.no" : "dossiers.yes")
                        : page.number(one.value()),
                names.getOrDefault(one.by(), page.t("dossiers.gone")));
    }
}
