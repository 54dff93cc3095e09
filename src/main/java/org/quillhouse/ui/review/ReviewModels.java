package org.quillhouse.ui.review;

/// The view models of what agents say and propose.
public record ReviewModels(
        RewriteViewModel rewrite,
        ProposalsViewModel proposals,
        PanelViewModel panel,
        RatersViewModel raters,
        PhasesViewModel phases,
        MarginViewModel margin) {}
