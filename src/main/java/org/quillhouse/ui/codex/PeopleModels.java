package org.quillhouse.ui.codex;

/// The view models of the people of the story, and of what runs through it.
public record PeopleModels(
        KnowledgeViewModel knowledge, PeopleViewModel people, PeopleFiles files, StrandsViewModel strands) {}
