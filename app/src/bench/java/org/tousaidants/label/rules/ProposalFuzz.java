package org.tousaidants.label.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Rules that another territory proposes, as a ZIP of texts.
public final class ProposalFuzz {
    private ProposalFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        RulesProposal.read("proposition.zip", new ByteArrayInputStream(bytes));
    }
}
