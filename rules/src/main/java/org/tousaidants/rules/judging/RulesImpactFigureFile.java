package org.tousaidants.rules.judging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.FrenchNumber;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.GuaranteeMeasure;

/// « Fichier de chiffres d’impact » — reads the files from which the command line computes how a draft of rules
/// changes the guarantees: values of measures, or minutes by road between communes with their inhabitants. From the
/// minutes it computes the distance to the nearest recognised helper.
public final class RulesImpactFigureFile implements RulesImpact.GuaranteeFigureSource {
    private static final String NEAREST = "minutes-au-plus-proche";
    /// Value in minutes that is used if no helper can be reached. It is above any threshold of a guarantee.
    private static final double NEVER = 1e9;

    private final Map<String, List<GuaranteeMeasure>> measures = new HashMap<>();
    private final Map<String, Map<String, Double>> minutes = new HashMap<>();
    private final Map<String, Long> inhabitants = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /// Reads measured values from a file with the columns `mesure;valeur;poids`: one line for each observation
    /// of a measure, with the number of people that it represents.
    public void measures(String file, List<String> lines) {
        read(
                file,
                lines,
                "mesure;valeur;poids",
                cells -> measures.computeIfAbsent(cells[0], _ -> new ArrayList<>())
                        .add(new GuaranteeMeasure(number(cells[1]), (long) number(cells[2]))));
    }

    /// Reads the minutes by road between communes from a file with the columns `de;vers;minutes`.
    public void journeys(String file, List<String> lines) {
        read(
                file,
                lines,
                "de;vers;minutes",
                cells -> minutes.computeIfAbsent(cells[0], _ -> new HashMap<>()).put(cells[1], number(cells[2])));
    }

    /// Reads the number of inhabitants of communes from a file with the columns `commune;habitants`.
    public void inhabitants(String file, List<String> lines) {
        read(file, lines, "commune;habitants", cells -> inhabitants.put(cells[0], (long) number(cells[1])));
    }

    private interface ImpactFigureRow {
        void take(String[] cells);
    }

    private void read(String file, List<String> lines, String header, ImpactFigureRow row) {
        var columns = header.split(";").length;
        if (lines.isEmpty() || !lines.getFirst().replace("\ufeff", "").strip().equals(header)) {
            mistakes.add(file + ":1 : la première ligne doit être « " + header + " ».");
            return;
        }
        for (var i = 1; i < lines.size() && mistakes.size() < 100; i++) {
            if (lines.get(i).isBlank()) continue;
            var cells = lines.get(i).strip().split(";", -1);
            try {
                if (cells.length != columns) throw new NumberFormatException();
                row.take(cells);
            } catch (NumberFormatException e) {
                mistakes.add(file + ":" + (i + 1) + " : attendu « " + header + " », avec des nombres de zéro ou plus.");
            }
        }
    }

    private static double number(String text) {
        return FrenchNumber.decimal(text)
                .filter(number -> number.signum() >= 0)
                .orElseThrow(NumberFormatException::new)
                .doubleValue();
    }

    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    @Override
    public Optional<List<GuaranteeMeasure>> of(ServiceGuarantee guarantee, List<LabelDossier> recognised) {
        if (guarantee.measure().equals(NEAREST) && !inhabitants.isEmpty())
            return Optional.of(nearest(guarantee, recognised));
        return Optional.ofNullable(measures.get(guarantee.measure()));
    }

    private List<GuaranteeMeasure> nearest(ServiceGuarantee guarantee, List<LabelDossier> recognised) {
        var where = new HashSet<String>();
        for (var dossier : recognised)
            if (guarantee.profiles().contains(dossier.profile())) where.add(dossier.commune());
        var found = new ArrayList<GuaranteeMeasure>();
        inhabitants.forEach((commune, number) -> {
            var best = where.contains(commune) ? 0 : NEVER;
            for (var journey : minutes.getOrDefault(commune, Map.of()).entrySet())
                if (where.contains(journey.getKey())) best = Math.min(best, journey.getValue());
            found.add(new GuaranteeMeasure(best, number));
        });
        return found;
    }
}
