package org.tousaidants.path.outcomes;

import org.tousaidants.core.text.ConstantName;

/// « Avis » — what a person says: was it solved, could she do it alone next time, was she respected.
record Outcome(Face solved, Face alone, Face respected, Channel channel) {
    /// « Visage » — an answer, as it is drawn.
    enum Face {
        YES("facegood", 1),
        PARTLY("facemid", 0.5),
        NO("facebad", 0);

        private final String icon;
        private final double worth;

        Face(String icon, double worth) {
            this.icon = icon;
            this.worth = worth;
        }

        String icon() {
            return icon;
        }

        double worth() {
            return worth;
        }

        /// In a form, and at the end of a key.
        String key() {
            return ConstantName.low(this);
        }
    }

    /// « Voie » — by herself, or noted by a person who calls her and did not help her.
    enum Channel {
        SELF,
        PHONE
    }
}
