package org.tousaidants.governance.ruleproposals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.archive.TerritoryRulesFork;

/// Parses the form that starts a network's own rules.
final class NewTerritoryRulesForm {
    private static final String AGAIN = "vigueur";
    private static final String BASE = "socle";
    private static final int LONGEST_NAME = 120;

    private NewTerritoryRulesForm() {}

    /// Returns the form with default values for a network that starts its own rules.
    ///
    /// @param again whether the network already has its own rules
    static Form proposed(String name, String version, boolean again) {
        return Form.filled(Map.of(
                "id", List.of(UUID.randomUUID().toString()),
                "depart", List.of(again ? AGAIN : BASE),
                "nom", List.of(name),
                "version", List.of(version)));
    }

    static List<FormChoice> starts(Page page) {
        return List.of(
                FormChoice.of(AGAIN, page.t("drafts.begin.again")), FormChoice.of(BASE, page.t("drafts.begin.base")));
    }

    static Optional<RulesDrafts.NewRulesSettings> parse(Form form, boolean again) {
        var id = form.text("id").required("drafts.begin.id").as(FormValueParser::uuid, "drafts.begin.id");
        var start = again
                ? form.text("depart").required("drafts.begin.start.missing").get()
                : BASE;
        if (!start.isEmpty() && !List.of(AGAIN, BASE).contains(start))
            form.error("depart", "drafts.begin.start.missing");
        var name = form.text("nom")
                .required("drafts.begin.name.missing")
                .max(LONGEST_NAME)
                .get();
        var version = form.text("version")
                .required("drafts.publish.version.missing")
                .matches(RulesPublicationForm.VERSION, "drafts.publish.version.wrong")
                .get();
        var proposal = new TerritoryRulesFork.VoteProposal(
                form.text("propose-par").max(LONGEST_NAME).get(),
                form.text("vote-le").as(FormValueParser::day, "drafts.begin.vote.wrong"));
        return form.hasErrors() || id.isEmpty()
                ? Optional.empty()
                : Optional.of(new RulesDrafts.NewRulesSettings(id.get(), start.equals(AGAIN), name, version, proposal));
    }
}
