package org.tousaidants.find.answers;

import java.util.List;
import java.util.Map;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.NamedAdministrativeProcedure;
import org.tousaidants.find.understanding.CommuneNamesInText;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.Page;

/// One page of the search: its question, the previous answers, and the values that the form repeats as hidden
/// inputs.
record HelpSearchQuestion(
        HelpSearch search,
        HelpSearchSummary words,
        Form form,
        Map<String, String> kept,
        List<Commune> communes,
        UnderstoodSentenceView understood,
        CommuneNamesInText towns) {
    List<FormSummaryRow> soFar() {
        return words.soFar(search);
    }

    /// Returns whether the page names other organisations that help, because words were not understood or no
    /// place offers the requested help.
    boolean elsewhere() {
        return !understood.left().isEmpty()
                || form.errors().stream().anyMatch(mistake -> mistake.field().equals("dit"))
                || !NamedAdministrativeProcedure.elsewhere(search.procedures()).isEmpty();
    }

    /// Returns only the choices that the person ticked. Next to the answers, the clerk's page lists no other
    /// choices.
    ///
    /// @param name name of the form input
    /// @param all all choices
    List<FormChoice> ticked(String name, List<FormChoice> all) {
        return all.stream().filter(choice -> form.has(name, choice.value())).toList();
    }

    /// Returns the communes from which the person chooses. Each text tells whether the commune is in the
    /// territory of the network, near it, or elsewhere.
    List<FormChoice> communeChoices(Page page) {
        return communes.stream()
                .map(one -> FormChoice.of(one.code(), one.written())
                        .hint(page.t("find.where." + EnumConstantName.low(towns.tier(one)))))
                .toList();
    }
}
