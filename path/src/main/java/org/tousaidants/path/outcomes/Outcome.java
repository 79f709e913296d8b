package org.tousaidants.path.outcomes;

import org.tousaidants.core.text.ConstantName;

/// « Avis » — what a person says: was it solved, could she do it alone next time, was she respected.
record Outcome(Face solved, Face alone, Face respected, Channel channel) {
    /// « Visage » — an answer, as it is drawn.
    enum Face {
        YES("facegood"),
        PARTLY("facemid"),
        NO("facebad");

        private final String icon;

        Face(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
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
