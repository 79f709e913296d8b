package org.tousaidants.find.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.understanding.Danger;
import org.tousaidants.find.understanding.HelpNumber;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Avant la recherche » — pages with the emergency numbers, and the question whether a possible danger is
/// real.
@Controller
@PublicAccess
class DangerPages {
    /// « D'abord » — the numbers to call, and the path of the search that follows.
    record FirstCall(List<HelpNumber> numbers, String onward) {}

    /// The emergency numbers in the language of the person.
    record ForeignFirstCall(LocalLanguage language, List<HelpNumber> numbers) {}

    /// « Est-ce que cela vous arrive ? » — asks which of the possible dangers is real. Each has the page of its
    /// numbers; `onward` is the path of the search that follows.
    record DangerQuestion(List<Asked> dangers, String onward) {
        record Asked(Danger danger, String path) {}
    }

    private final Searches searches;
    private final TownNameSource towns;

    DangerPages(Searches searches, TownNameSource towns) {
        this.searches = searches;
        this.towns = towns;
    }

    /// « D'abord » — shows the emergency numbers before any search. The address contains one letter for each
    /// number and no word of the sentence; nothing is stored.
    @GetMapping("/aide/d-abord")
    View safety(
            @RequestParam(defaultValue = "") String n, @RequestParam MultiValueMap<String, String> asked, Page page) {
        return View.of(
                        "find/answers/safety",
                        new FirstCall(
                                chosen(n),
                                onward(
                                        "/aide/ou",
                                        FindForm.parse(asked, towns.here(), searches.today(), page.locale())
                                                .search())))
                .atASecret();
    }

    @GetMapping("/aide/langues/{code}/d-abord")
    View safety(@PathVariable String code, @RequestParam(defaultValue = "") String n) {
        var language = LocalLanguage.of(code).orElseThrow(NotFound::new);
        return View.of("find/answers/firstSafety", new ForeignFirstCall(language, chosen(n)))
                .in(code)
                .atASecret();
    }

    private static List<HelpNumber> chosen(String letters) {
        var numbers = HelpNumber.ofLetters(letters);
        return numbers.isEmpty() ? HelpNumber.all() : numbers;
    }

    /// The page to show before the search: the numbers for a sure danger, a question for a possible one. Empty
    /// if there is no danger.
    ///
    /// @param path path of the search, which follows if the person answers no
    static Optional<View> before(FindForm form, String path) {
        var signs = form.signs();
        var needs = Search.ANYTHING.withNeeds(form.search().needs());
        if (!signs.sure().isEmpty())
            return Optional.of(View.redirect(ofScript(form.form().value("dit"))
                            .map(language ->
                                    language.path("d-abord") + "?n=" + HelpNumber.letters(HelpNumber.of(signs.sure())))
                            .orElseGet(() -> first(signs.sure(), needs)))
                    .atASecret());
        if (signs.possible().isEmpty()) return Optional.empty();
        return Optional.of(View.of(
                        "find/answers/dangerQuestion",
                        new DangerQuestion(
                                signs.possible().stream()
                                        .map(one -> new DangerQuestion.Asked(one, first(Set.of(one), needs)))
                                        .toList(),
                                onward(path, form.search())))
                .atASecret());
    }

    /// The language whose numbers are shown to a person who typed Arabic or Cyrillic letters.
    private static Optional<LocalLanguage> ofScript(String words) {
        return words.codePoints()
                .mapToObj(Character.UnicodeScript::of)
                .filter(script ->
                        script == Character.UnicodeScript.ARABIC || script == Character.UnicodeScript.CYRILLIC)
                .findFirst()
                .flatMap(script -> LocalLanguage.of(script == Character.UnicodeScript.ARABIC ? "ar" : "uk"));
    }

    private static String first(Set<Danger> dangers, Search needs) {
        var query = needs.query();
        return "/aide/d-abord?n=" + HelpNumber.letters(HelpNumber.of(dangers)) + (query.isEmpty() ? "" : "&" + query);
    }

    private static String onward(String path, Search search) {
        return search.needs().isEmpty() ? "/aide" : search.at(path);
    }
}
