package org.tousaidants.observatory.procedures;

import java.util.List;

/// « Démarche » — its code in the log of acts, its national name, the body in charge, and its common names.
record Procedure(String code, String name, String body, List<String> said) {}
