package org.tousaidants.governance.ruleproposals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.label.skills.GuaranteeCoverage;
import org.tousaidants.label.skills.RecognisedHelpersByCommune;
import org.tousaidants.places.travel.Journeys;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.Measure;

/// Measures the guarantees of a network: the distance of each commune to the nearest person who fulfils the
/// rules or has the label, by road. Without roads, and for other guarantees, there is no measure.
record NetworkGuaranteeFigures(Communes communes, String departement, Journeys journeys)
        implements RulesImpact.Figures {
    @Override
    public Optional<List<Measure>> of(ServiceGuarantee guarantee, List<Dossier> recognised) {
        var codes = new HashSet<String>();
        for (var dossier : recognised)
            if (guarantee.profiles().contains(dossier.profile())) codes.add(dossier.commune());
        return measured(guarantee, codes);
    }

    /// The percentage for which people with a valid label keep a guarantee.
    Optional<Double> kept(ServiceGuarantee guarantee, List<RecognisedHelpersByCommune.Person> labelled) {
        var codes = new HashSet<String>();
        for (var one : labelled) if (guarantee.profiles().contains(one.profile())) codes.addAll(one.communes());
        return measured(guarantee, codes).map(guarantee::keptPercent);
    }

    private Optional<List<Measure>> measured(ServiceGuarantee guarantee, HashSet<String> codes) {
        var inhabited = communes.inDepartement(departement);
        return GuaranteeCoverage.measures(guarantee) && !inhabited.isEmpty()
                ? GuaranteeCoverage.of(guarantee, inhabited, codes, communes, journeys)
                        .measures()
                : Optional.empty();
    }
}
