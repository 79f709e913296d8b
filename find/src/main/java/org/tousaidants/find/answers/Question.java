package org.tousaidants.find.answers;

import java.util.List;
import java.util.Map;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.ranking.NamedProcedure;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.understanding.TownNames;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SummaryRow;

/// One page of the search: its question, the previous answers, and the values that the form repeats as hidden
/// fields.
record Question(
        Search search,
        SearchSummary words,
        Form form,
        Map<String, String> kept,
        List<Commune> communes,
        UnderstoodSentence understood,
        TownNames towns) {
    List<SummaryRow> soFar() {
        return words.soFar(search);
    }

    /// Whether the page names other organisations that help: words were not understood, or no place does what
    /// they name.
    boolean elsewhere() {
        return !understood.left().isEmpty()
                || form.errors().stream().anyMatch(mistake -> mistake.field().equals("dit"))
                || !NamedProcedure.elsewhere(search.procedures()).isEmpty();
    }

    /// The ticked choices only, because the desk does not list the others beside the answers.
    List<Choice> ticked(String name, List<Choice> all) {
        return all.stream().filter(choice -> form.has(name, choice.value())).toList();
    }

    /// The communes to choose from, each with its position relative to the territory.
    List<Choice> communeChoices(Page page) {
        return communes.stream()
                .map(one -> Choice.of(one.code(), one.written())
                        .hint(page.t("find.where." + ConstantName.low(towns.tier(one)))))
                .toList();
    }
}
