package org.tousaidants.observatory.procedures;

import java.util.List;

/// « Démarche » — an online procedure: its code in the log of activities, its national name, the organisation in
/// charge, and its common names.
record AdministrativeProcedure(String code, String name, String body, List<String> said) {}
