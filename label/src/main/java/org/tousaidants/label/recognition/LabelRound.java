package org.tousaidants.label.recognition;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// The rounds of the label: who is told that the end comes near, that it came, that the time to renew is over; who
/// has something to put right, and, once that time is over, what is put to the committee. Each life is a transaction
/// of its own that holds it, and what was told is a row: nothing is told twice, in whatever process the round runs
/// and however often it stops.
@Service
class LabelRound {
    private static final Logger LOG = LoggerFactory.getLogger(LabelRound.class);

    private final LifeStore lives;
    private final HolderReader holderReader;
    private final LifeRound round;
    private final Rules rules;
    private final Networks networks;
    private final TransactionTemplate transaction;

    LabelRound(
            LifeStore lives,
            HolderReader holderReader,
            LifeRound round,
            Rules rules,
            Networks networks,
            PlatformTransactionManager transactions) {
        this.lives = lives;
        this.holderReader = holderReader;
        this.round = round;
        this.rules = rules;
        this.networks = networks;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelay = 420_000, fixedDelay = 3_600_000)
    void everyHour() {
        run(networks.here());
    }

    void run(Network here) {
        var network = here.id();
        var ruling = rules.now(network);
        var files = holderReader.files(network);
        for (var life : lives.all(network)) {
            if (life.term().isEmpty()) continue;
            try {
                transaction.executeWithoutResult(status -> round.look(here, life.id(), ruling, files));
            } catch (RuntimeException e) {
                LOG.error("the round passed over the label {}", life.id(), e);
            }
        }
    }
}
