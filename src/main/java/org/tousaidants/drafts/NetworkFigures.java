package org.tousaidants.drafts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tousaidants.matching.Travel;
import org.tousaidants.protocol.Dossier;
import org.tousaidants.protocol.Guarantee;
import org.tousaidants.protocol.Guarantee.Measure;
import org.tousaidants.protocol.Impact;
import org.tousaidants.territory.Commune;
import org.tousaidants.territory.Communes;
import org.tousaidants.territory.Point;

/// What a network can measure of its promises today: how far each commune is from the nearest person who fulfils the
/// rules, by an estimate that knows no road. What nobody counts yet stays without a figure.
record NetworkFigures(Communes communes, String departement) implements Impact.Figures {
    private static final String NEAREST = "minutes-au-plus-proche";
    /// Farther than any threshold: nobody can be reached.
    private static final double NEVER = 1e9;

    @Override
    public Optional<List<Measure>> of(Guarantee guarantee, List<Dossier> recognised) {
        var inhabited = communes.inDepartement(departement);
        return guarantee.measure().equals(NEAREST) && !inhabited.isEmpty()
                ? Optional.of(nearest(guarantee, recognised, inhabited))
                : Optional.empty();
    }

    private List<Measure> nearest(Guarantee guarantee, List<Dossier> recognised, List<Commune> inhabited) {
        var codes = new HashSet<String>();
        for (var dossier : recognised)
            if (guarantee.profiles().contains(dossier.profile())) codes.add(dossier.commune());
        var points = codes.stream()
                .flatMap(code -> communes.byCode(code).stream())
                .map(Commune::centre)
                .toList();
        var measures = new ArrayList<Measure>(inhabited.size());
        for (var commune : inhabited)
            measures.add(new Measure(
                    codes.contains(commune.code()) ? 0 : minutes(commune.centre(), points), commune.population()));
        return measures;
    }

    private static double minutes(Point from, List<Point> points) {
        return points.stream()
                .mapToDouble(from::metresTo)
                .map(Travel::carMinutes)
                .min()
                .orElse(NEVER);
    }
}
