package org.tousaidants.find.answers;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.CandidateIndex;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.Ranker;
import org.tousaidants.find.ranking.Search;

/// « Recherche à blanc » — searches for help in a list of sheets without a database, for pages that are
/// generated and not served.
public final class OfflineSearch {
    private final CandidateIndex index;
    private final Communes communes;
    private final Map<String, Sheet> sheets;

    public OfflineSearch(List<Sheet> sheets, Communes communes) {
        var candidates = new ArrayList<Candidate>();
        var byId = new java.util.LinkedHashMap<String, Sheet>();
        for (var sheet : sheets) {
            var id = String.format(Locale.ROOT, "%06d", candidates.size());
            candidates.add(Candidate.of(id, id, sheet));
            byId.put(id, sheet);
        }
        this.index = CandidateIndex.of(candidates);
        this.communes = communes;
        this.sheets = Map.copyOf(byId);
    }

    /// The answers in French: one line for each place, then the number of places found and the concessions.
    ///
    /// @param query query string of the page of answers
    public List<String> answer(String query, LocalDateTime now) {
        var parameters = Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1])));
        var answer = Ranker.answer(Search.parse(parameters, now.toLocalDate(), communes::byCode), index, now);
        var lines = new ArrayList<String>();
        for (var offer : answer.offers()) lines.add(line(offer, now));
        lines.add(answer.total() + " lieux conviennent"
                + (answer.given().isEmpty() ? "" : " ; renoncé à : " + answer.given()));
        return lines;
    }

    private String line(Offer offer, LocalDateTime now) {
        var sheet = sheets.getOrDefault(offer.candidate().id(), Sheet.of(Map.of()));
        var far = offer.metres().isPresent()
                ? String.format(Locale.FRENCH, "à %.1f km", offer.metres().getAsDouble() / 1000)
                : "distance inconnue";
        return sheet.text(Field.NOM) + ", " + sheet.text(Field.COMMUNE) + " : " + far + " ; "
                + OpeningHoursText.in(Locale.FRENCH).status(offer.now(), now) + " ; "
                + (sheet.get(Field.TELEPHONE).orElse("sans téléphone")) + " (source : " + sheet.text(Field.SOURCE)
                + ")";
    }
}
