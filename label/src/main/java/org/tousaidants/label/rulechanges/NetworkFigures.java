package org.tousaidants.label.rulechanges;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Guarantee;
import org.tousaidants.label.rules.Guarantee.Measure;
import org.tousaidants.label.rules.Impact;
import org.tousaidants.label.skillsmap.Coverage;
import org.tousaidants.label.skillsmap.RecognisedAround;

/// What a network can measure of its promises today: how far each commune is from the nearest person who fulfils the
/// rules, or has the label. What is not counted yet stays without a figure.
record NetworkFigures(Communes communes, String departement) implements Impact.Figures {
    @Override
    public Optional<List<Measure>> of(Guarantee guarantee, List<Dossier> recognised) {
        var codes = new HashSet<String>();
        for (var dossier : recognised)
            if (guarantee.profiles().contains(dossier.profile())) codes.add(dossier.commune());
        return measured(guarantee, codes);
    }

    /// The share for which it is kept by those whose label is in force.
    Optional<Double> kept(Guarantee guarantee, List<RecognisedAround.Person> labelled) {
        var codes = new HashSet<String>();
        for (var one : labelled) if (guarantee.profiles().contains(one.profile())) codes.addAll(one.communes());
        return measured(guarantee, codes).map(guarantee::keptPercent);
    }

    private Optional<List<Measure>> measured(Guarantee guarantee, HashSet<String> codes) {
        var inhabited = communes.inDepartement(departement);
        return Coverage.measures(guarantee) && !inhabited.isEmpty()
                ? Optional.of(Coverage.of(guarantee, inhabited, codes, communes).measures())
                : Optional.empty();
    }
}
