package org.tousaidants.rules.forks;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Rules proposed by another territory, as a ZIP of texts.
public final class ProposalFuzz {
    private ProposalFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        RulesChangeProposal.read("proposition.zip", new ByteArrayInputStream(bytes));
    }
}
